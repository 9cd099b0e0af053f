/** What a person can tell their devices apart by. */
export interface DeviceWords {
  /** The browser's own name; null when it is none that we know. */
  browser: string | null
  /** The operating system's own name. */
  system: string | null
  form: 'phone' | 'tablet' | 'computer' | null
}

/** The first that fits counts: nearly every browser also calls itself by the names of those it descends from. */
const browsers: readonly [mark: RegExp, name: string][] = [
  [/YaBrowser\//, 'Yandex Browser'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/(?:OPR|OPT|OPiOS)\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Vivaldi\//, 'Vivaldi'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Version\/[\d.]+ (?:Mobile\/\w+ )?Safari\//, 'Safari'],
  // An app on the home screen of an iPhone names no browser: it is Safari without its frame.
  [/\((?:iPhone|iPad)[^)]*\) AppleWebKit\//, 'Safari'],
]

const systems: readonly [mark: RegExp, name: string, form: DeviceWords['form']][] = [
  [/\biPhone\b|\biPod\b/, 'iOS', 'phone'],
  [/\biPad\b/, 'iPadOS', 'tablet'],
  [/\bAndroid\b.*\bMobile\b/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bHarmonyOS\b|\bOpenHarmony\b/, 'HarmonyOS', 'phone'],
  [/\bWindows NT\b/, 'Windows', 'computer'],
  [/\bMacintosh\b/, 'macOS', 'computer'],
  [/\bCrOS\b/, 'ChromeOS', 'computer'],
  [/\bLinux\b|\bX11\b/, 'Linux', 'computer'],
]

/**
 * Reads a User-Agent (RFC 9110 §10.1.5) for people, not for programs: names without versions, nothing where nothing fits.
 * An iPad that asks for desktop pages says that it is a Mac, and is shown as one.
 */
export function describeDevice(userAgent: string | null): DeviceWords {
  const text = userAgent ?? ''
  const system = systems.find(([mark]) => mark.test(text))
  return {
    browser: browsers.find(([mark]) => mark.test(text))?.[1] ?? null,
    system: system?.[1] ?? null,
    form: system?.[2] ?? null,
  }
}
