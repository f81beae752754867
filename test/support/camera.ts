import { writeFileSync } from 'node:fs'
import { qrPath } from '#kit/qr-code.ts'

const [WIDTH, HEIGHT] = [640, 480]
const [BLACK, WHITE] = [16, 235]

/** The modules of a QR code, as its path draws them: rows of runs. */
function modulesOf(text: string): { readonly side: number; readonly isDark: (x: number, y: number) => boolean } {
  const { d, side } = qrPath(text)
  const dark = new Set<string>()
  for (const [, x = '', y = '', length = ''] of d.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let at = 0; at < Number(length); at++) dark.add(`${Number(x) + at} ${Number(y)}`)
  return { side, isDark: (x, y) => dark.has(`${x} ${y}`) }
}

/** Writes a video (YUV4MPEG2) that Chromium takes for the picture of a camera: a QR code in the middle of a grey wall. */
export function filmCode(path: string, text: string): void {
  const { side, isDark } = modulesOf(text)
  const scale = Math.floor((HEIGHT - 40) / side)
  const [left, top] = [Math.floor((WIDTH - side * scale) / 2), Math.floor((HEIGHT - side * scale) / 2)]
  const light = Buffer.alloc(WIDTH * HEIGHT, 128)
  for (let y = 0; y < side * scale; y++)
    for (let x = 0; x < side * scale; x++) light[(top + y) * WIDTH + left + x] = isDark(Math.floor(x / scale), Math.floor(y / scale)) ? BLACK : WHITE
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]))
}

/** The arguments by which Chromium films such a video, without asking. */
export const filming = (path: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
]
