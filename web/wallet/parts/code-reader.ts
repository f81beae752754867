/** The detector of codes that some browsers have (Shape Detection API). */
interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}
const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorMaker }

/** Reads the QR code in the present picture of a video; undefined while there is none. */
export type CodeReader = (from: HTMLVideoElement) => Promise<string | undefined>

/** The widest picture that is decoded: a wider one takes longer and is read no better. */
const WIDEST = 800

/** Decodes the pixels of a picture, for the browsers that have no detector. */
async function pixelReader(): Promise<CodeReader> {
  const { default: decode } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const { videoWidth, videoHeight } = video
    if (!pen || videoWidth === 0) return undefined
    const scale = Math.min(1, WIDEST / videoWidth)
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
    return decode(data, width, height)?.data || undefined
  }
}

/** The reader of codes of this browser: its own detector where it has one, else a decoder that is loaded now. */
export async function codeReader(): Promise<CodeReader> {
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (!BarcodeDetector || !formats.includes('qr_code')) return pixelReader()
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue
}
