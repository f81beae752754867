import { useEffect, useState } from 'react'

/** How long what can wait does at most, in milliseconds. */
const PATIENCE = 2000

/** True once the browser has nothing more urgent to do: what stands around a page is asked for after the page itself. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setLater(true), PATIENCE)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(() => setLater(true), { timeout: PATIENCE })
    return () => cancelIdleCallback(handle)
  }, [])
  return later
}
