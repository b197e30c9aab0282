// Loaded before a child process's own code: when the supervisor is gone, however it ended, the child ends too.
const LAST_WORDS_MS = 8000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), LAST_WORDS_MS).unref();
});
process.channel?.unref();
