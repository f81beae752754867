import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { cssVariables, theme } from './theme.ts'

declare global {
  var __webpack_nonce__: string | undefined
}

// The browser hides the attribute but keeps the property, so that style sheets of ours pass the policy and injected ones do not.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? ''
// The scroll lock of dialogs looks for the nonce under this name.
globalThis.__webpack_nonce__ = nonce
export const styleNonce = (): string => nonce

/** The look, with the nonce its style sheets need under the content security policy. */
export const Dressed = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
    {children}
  </MantineProvider>
)
