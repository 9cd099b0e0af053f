// Runs before the first paint, so that a dark screen never flashes white, and a page never changes its language or its company's colour
// under the eye.
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
  try {
    // What `worn-brand.ts` has kept.
    const { shades } = JSON.parse(localStorage.getItem('domovoy.brand') || '{}')
    for (const [scheme, colours] of Object.entries(shades || {})) {
      for (const [role, colour] of Object.entries(colours)) {
        if (/^#[\da-f]{6}$/.test(colour))
          document.documentElement.style.setProperty(`--company-${role}-${scheme}`, colour)
      }
    }
  } catch {
    // Nothing is kept, or not by us: the platform's own colour serves.
  }
})()
