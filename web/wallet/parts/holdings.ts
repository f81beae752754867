import { createContext, use } from 'react'
import type { Card, Shown } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'
import { fault } from '../words/fault.ts'

/** The content of the open wallet. */
export interface Holdings {
  readonly vault: Vault
  readonly cards: readonly Card[]
  readonly shown: readonly Shown[]
  /** Reads all anew, after a change. */
  readonly reload: () => Promise<void>
}
export const HoldingsContext = createContext<Holdings | undefined>(undefined)

export function useHoldings(): Holdings {
  const found = use(HoldingsContext)
  if (!found) throw fault('locked')
  return found
}
