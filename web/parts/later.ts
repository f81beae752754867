import { useEffect, useState } from 'react'

/** The longest delay of requests that can wait, in milliseconds. */
const PATIENCE = 2000

/** True once the browser is idle: requests for the surroundings of a page come after those for the page itself. */
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
