import { configure } from "@testing-library/react";

// No verdict hangs on time: what is waited for may come late on a busy machine (the library's own second does not do).
configure({ asyncUtilTimeout: 30_000 });
