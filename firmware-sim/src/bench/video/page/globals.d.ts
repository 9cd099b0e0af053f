import type { CounterLayout, PixelImage } from '../../../camera/frame-counter.ts'

declare global {
  var counter: {
    read: (image: PixelImage, layout: CounterLayout) => number | null
    inFrame: CounterLayout
    inStrip: CounterLayout
  }
  var bench: object
}
