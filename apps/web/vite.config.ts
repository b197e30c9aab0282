import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { ownDocuments } from "./own-documents.ts";

const api = "http://127.0.0.1:4400";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [ownDocuments(), react()],
  build: { target: "es2023", outDir: "dist", emptyOutDir: true, chunkSizeWarningLimit: 700 },
  server: {
    host: "127.0.0.1",
    port: 4410,
    proxy: { "/graphql": api, "/uploads": api, "/session": api, "/export": api },
  },
});
