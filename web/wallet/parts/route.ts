import { useSyncExternalStore } from 'react'

const listen = (heard: () => void) => {
  addEventListener('hashchange', heard)
  return () => removeEventListener('hashchange', heard)
}
/** Where in the wallet one is: the fragment of the address, which is sent to no server. */
export const useRoute = (): readonly string[] => useSyncExternalStore(listen, () => location.hash.slice(1)).split('/')
export const goTo = (route: string): void => {
  location.hash = route
}
