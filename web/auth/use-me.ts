import { useSyncExternalStore } from 'react'
import { me, onIntroduction, type Person } from './tokens.ts'

/** The person at the screen; drawn anew when more of them is known. */
export const useMe = (): Person | undefined => useSyncExternalStore(onIntroduction, me)
