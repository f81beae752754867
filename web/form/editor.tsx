import { json } from '@codemirror/lang-json'
import { useComputedColorScheme } from '@mantine/core'
import CodeMirror, { EditorView } from '@uiw/react-codemirror'
import { styleNonce } from '../theme/dressed.tsx'

interface EditorParts {
  readonly label: string
  readonly text: string
  readonly disabled: boolean
  readonly changed: (text: string) => void
}

/** A JSON editor; large, so it is loaded when a form first needs it. */
export default function Editor({ label, text, disabled, changed }: EditorParts) {
  const scheme = useComputedColorScheme('light')
  return (
    <CodeMirror
      value={text}
      theme={scheme}
      editable={!disabled}
      minHeight="72px"
      maxHeight="320px"
      basicSetup={{ foldGutter: false, lineNumbers: true }}
      extensions={[json(), EditorView.cspNonce.of(styleNonce()), EditorView.contentAttributes.of({ 'aria-label': label })]}
      onChange={changed}
    />
  )
}
