// First, so that the styles of our own parts come after those of the components, and win.
import './theme/layers.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/rows.ts'
import { sweep } from './api/stored.ts'
import { SignInTrouble } from './frame/sign-in-trouble.tsx'
import { prepareLanguage } from './i18n/language.ts'
import { Toasts } from './parts/toasts.tsx'
import { openRouter } from './router.tsx'
import { Dressed } from './theme/dressed.tsx'

/** The console: look, data, pages. */
const App = ({ router }: { readonly router: ReturnType<typeof openRouter> }) => (
  <Dressed>
    <QueryClientProvider client={queries}>
      <Toasts />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Dressed>
)

async function render(what: ReactNode): Promise<void> {
  await prepareLanguage()
  createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode>{what}</StrictMode>)
}

/** Draws the console for the person who has signed in. */
export function draw(): Promise<void> {
  sweep()
  // Not before: it begins where the address bar stands.
  return render(<App router={openRouter()} />)
}
/** Says why nobody is signed in. */
export const drawTrouble = (failure: unknown): Promise<void> => render(<SignInTrouble failure={failure} />)
