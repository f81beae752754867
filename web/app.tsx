import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queries } from './api/rows.ts'
import { router } from './router.tsx'
import { Dressed } from './theme/dressed.tsx'

/** The console: look, data, pages. */
export const App = () => (
  <Dressed>
    <QueryClientProvider client={queries}>
      {/* At the top: what is saved and sent stands at the bottom. */}
      <Notifications position="top-right" limit={3} />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Dressed>
)
