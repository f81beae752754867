import { Button, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../words/speech.tsx'
import { Trouble } from './screen.tsx'

/** The detector of codes that some browsers have (Shape Detection API). */
interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
const { BarcodeDetector } = globalThis as { BarcodeDetector?: new (options: { readonly formats: readonly string[] }) => Detector }

/** True where this browser can read codes. */
export const canScan = BarcodeDetector !== undefined && navigator.mediaDevices !== undefined
const EVERY = 250

/** Looks through the camera until a code is read or the person stops. Nothing of the picture leaves the browser. */
const Looking = ({ found, failed }: { readonly found: (text: string) => void; readonly failed: () => void }) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    let [stream, timer]: [MediaStream | undefined, number] = [undefined, 0]
    let isOver = false
    const detector = BarcodeDetector && new BarcodeDetector({ formats: ['qr_code'] })
    const look = async () => {
      const [code] = video.current && detector ? await detector.detect(video.current).catch(() => []) : []
      if (isOver) return
      if (code) found(code.rawValue)
      else timer = window.setTimeout(() => void look(), EVERY)
    }
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver) for (const track of stream.getTracks()) track.stop()
      if (isOver || !video.current) return
      video.current.srcObject = stream
      await video.current.play()
      await look()
    }
    begin().catch(failed)
    return () => {
      isOver = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [found, failed])
  return <video ref={video} muted playsInline style={{ width: '100%', borderRadius: 12 }} />
}

/** A button that opens the camera to read a code. */
export const Scanner = ({ found }: { readonly found: (text: string) => void }) => {
  const { words } = useSpeech()
  const [state, setState] = useState<'idle' | 'looking' | 'failed'>('idle')
  const latest = useRef(found)
  latest.current = found
  const [seen] = useState(() => (text: string) => latest.current(text))
  const [failed] = useState(() => () => setState('failed'))
  return (
    <Stack gap="sm">
      {state === 'looking' && <Looking found={seen} failed={failed} />}
      {state === 'failed' && <Trouble words={words.noCamera} />}
      <Button variant="default" onClick={() => setState(state === 'looking' ? 'idle' : 'looking')}>
        {state === 'looking' ? words.stopScan : words.scan}
      </Button>
    </Stack>
  )
}
