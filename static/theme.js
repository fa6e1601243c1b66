// The colours that the reader has chosen, before anything is painted in others.
"use strict";

try {
  const theme = localStorage.getItem("hx-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden, as it is for some file: addresses.
}
