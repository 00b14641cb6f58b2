try {
  var theme = localStorage.getItem('mma-savant.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Without storage the system's theme applies.
}
