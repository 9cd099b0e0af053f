// Runs before the first paint, so that a dark screen never flashes white and a page never changes its language under the eye.
// A file of its own, since the content security policy allows no inline script.
;(() => {
  let scheme = 'auto'
  let language = 'ru'
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value') || scheme
    language = localStorage.getItem('domovoy.language') || language
  } catch {
    // Storage is closed (private window): the defaults serve.
  }
  const isDark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
  document.documentElement.lang = language
})()
