/* Runs before the page shows: the reader's choice of light or dark, so that the page does not flash, and that scripts run,
   so that a static SVG takes the room of its plot from the start. */
document.documentElement.dataset.scripts = "";
try {
  const theme = localStorage.getItem("claimbook-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
