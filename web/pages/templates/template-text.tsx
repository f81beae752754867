import { useComputedColorScheme } from '@mantine/core'
import CodeMirror, { Decoration, EditorView } from '@uiw/react-codemirror'
import { useMemo } from 'react'
import { styleNonce } from '../../theme/dressed.tsx'

interface TemplateTextParts {
  readonly label: string
  readonly text: string
  /** The lines with faults, the first being 1. */
  readonly faulty: readonly number[]
  readonly disabled: boolean
  readonly changed: (text: string) => void
}

const FAULTY = 'cm-faulty-line'
const theme = EditorView.baseTheme({
  [`&light .${FAULTY}`]: { backgroundColor: '#fde8e8' },
  [`&dark .${FAULTY}`]: { backgroundColor: '#4a1d1d' },
})

/** Marks lines, as far as the text still has them. */
const marking = (lines: readonly number[]) =>
  EditorView.decorations.of((view) =>
    Decoration.set(
      [...new Set(lines)]
        .filter((line) => line >= 1 && line <= view.state.doc.lines)
        .sort((a, b) => a - b)
        .map((line) => Decoration.line({ class: FAULTY }).range(view.state.doc.line(line).from)),
    ),
  )

/** The editor of a template, which marks the lines with faults. */
export const TemplateText = ({ label, text, faulty, disabled, changed }: TemplateTextParts) => {
  const scheme = useComputedColorScheme('light')
  const lines = faulty.join(' ')
  const extensions = useMemo(
    () => [
      theme,
      marking(lines.split(' ').map(Number)),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(styleNonce()),
      EditorView.contentAttributes.of({ 'aria-label': label }),
    ],
    [lines, label],
  )
  return (
    <CodeMirror
      value={text}
      theme={scheme}
      editable={!disabled}
      minHeight="220px"
      maxHeight="560px"
      basicSetup={{ foldGutter: false }}
      extensions={extensions}
      onChange={changed}
    />
  )
}
