import { type FileHandle, open } from 'node:fs/promises'

/** Longer than any line of such a file, in bytes. */
const LONGEST_LINE = 256

/** The first whole line at or after a place in the file, and where it begins; nothing at the end. */
async function lineFrom(file: FileHandle, at: number): Promise<{ readonly text: string; readonly from: number } | undefined> {
  // From one byte before: a line that begins exactly here is one too.
  const start = Math.max(0, at - 1)
  const { bytesRead, buffer } = await file.read(Buffer.alloc(2 * LONGEST_LINE), 0, 2 * LONGEST_LINE, start)
  const read = buffer.subarray(0, bytesRead).toString('latin1')
  const skipped = at === 0 ? 0 : read.indexOf('\n') + 1
  if (at > 0 && skipped === 0) return undefined
  const [text = ''] = read.slice(skipped).split('\n', 1)
  return text === '' ? undefined : { text: text.trimEnd(), from: start + skipped }
}

/**
 * True when a line of a sorted text file begins with `prefix`: a binary search, so that a file of many gigabytes is asked with some forty small reads
 * and never loaded. @throws {Error} when the file cannot be read
 */
export async function hasLine(path: string, prefix: string): Promise<boolean> {
  const file = await open(path)
  try {
    let [low, high] = [0, (await file.stat()).size]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const line = await lineFrom(file, middle)
      if (line?.text.startsWith(prefix)) return true
      if (line === undefined || line.text > prefix) high = middle
      else low = line.from + line.text.length + 1
    }
    return false
  } finally {
    await file.close()
  }
}
