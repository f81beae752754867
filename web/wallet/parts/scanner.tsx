import { Button, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../words/speech.tsx'
import { type CodeReader, codeReader } from './code-reader.ts'
import { Trouble } from './screen.tsx'

/** True where this browser can look through a camera. */
export const canScan = navigator.mediaDevices !== undefined
const EVERY = 250

/** Looks through the camera until a code is read or the person stops. Nothing of the picture leaves the browser. */
const Looking = ({ found, failed }: { readonly found: (text: string) => void; readonly failed: () => void }) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    let [stream, timer]: [MediaStream | undefined, number] = [undefined, 0]
    let isOver = false
    const look = async (read: CodeReader) => {
      const code = video.current ? await read(video.current) : undefined
      if (isOver) return
      if (code !== undefined) found(code)
      else timer = window.setTimeout(() => void look(read), EVERY)
    }
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver) for (const track of stream.getTracks()) track.stop()
      if (isOver || !video.current) return
      video.current.srcObject = stream
      await video.current.play()
      await look(await codeReader())
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
