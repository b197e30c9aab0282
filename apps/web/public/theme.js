// Runs before the first paint so that a stored dark theme never flashes light. The rule is repeated in app/theme/theme.ts.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem("throughline.theme");
  } catch {}
  const dark = stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
