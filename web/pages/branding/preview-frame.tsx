import { useElementSize } from '@mantine/hooks'

/** The screens that a page is shown on, in pixels. */
export const screens = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 760 } } as const
export type ScreenSize = keyof typeof screens

interface FrameParts {
  readonly html: string
  readonly screen: ScreenSize
  readonly title: string
}

/**
 * A page in a sandboxed frame of the size of a screen, shrunk to the room there is. The sandbox lets it run no script, send no form and open no window;
 * it is of our own origin, so that its style sheets and pictures load.
 */
export const PreviewFrame = ({ html, screen, title }: FrameParts) => {
  const { ref, width: room } = useElementSize()
  const { width, height } = screens[screen]
  const scale = Math.min(1, room / width)
  return (
    <div ref={ref} style={{ height: height * scale, overflow: 'hidden', borderRadius: 12, border: '1px solid var(--mantine-color-default-border)' }}>
      <iframe
        title={title}
        srcDoc={html}
        sandbox="allow-same-origin"
        tabIndex={-1}
        style={{ width, height, border: 0, transform: `scale(${scale})`, transformOrigin: '0 0', marginInlineStart: Math.max(0, (room - width * scale) / 2) }}
      />
    </div>
  )
}
