import { json } from '@codemirror/lang-json'
import { useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import CodeMirror, { EditorView } from '@uiw/react-codemirror'
import { documentAt } from '../../api/rows.ts'
import { styleNonce } from '../../theme/dressed.tsx'
import { type Described, policyCompletion } from './completion.ts'
import type { Format } from './document.ts'

interface PolicyTextParts {
  readonly label: string
  readonly text: string
  readonly format: Format
  readonly changed: (text: string) => void
}

/** The editor of a policy as a document, with completion from the schema of the request object. */
export const PolicyText = ({ label, text, format, changed }: PolicyTextParts) => {
  const scheme = useComputedColorScheme('light')
  const { data: schema = {} } = useQuery(documentAt<Described>('/api/policies/request-schema'))
  return (
    <CodeMirror
      value={text}
      theme={scheme}
      minHeight="240px"
      maxHeight="520px"
      basicSetup={{ foldGutter: false }}
      extensions={[
        ...(format === 'json' ? [json()] : []),
        policyCompletion(schema),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(styleNonce()),
        EditorView.contentAttributes.of({ 'aria-label': label }),
      ]}
      onChange={changed}
    />
  )
}
