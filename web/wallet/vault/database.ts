import { fault } from '../words/fault.ts'

/** The object stores: what the wallet keeps, sealed, and how it is locked. */
const STORES = ['kept', 'lock'] as const
export type Store = (typeof STORES)[number]

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? fault('database'))
  })

/** Opens the database of a wallet (IndexedDB). */
export async function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    for (const store of STORES) opening.result.createObjectStore(store, { keyPath: 'id' })
  }
  return settled(opening)
}

/** All rows of a store. */
export const allRows = <T>(db: IDBDatabase, store: Store): Promise<T[]> => settled(db.transaction(store).objectStore(store).getAll())

/** A change of the database: rows to put, and keys to remove; `empty` removes all others first. */
export interface Change {
  readonly put?: readonly { readonly id: string }[]
  readonly remove?: readonly string[]
  readonly empty?: boolean
}

/** Changes several stores in one transaction: all of it or nothing. */
export function change(db: IDBDatabase, changes: Partial<Record<Store, Change>>): Promise<void> {
  const names = STORES.filter((name) => changes[name])
  const transaction = db.transaction(names, 'readwrite')
  for (const name of names) {
    const store = transaction.objectStore(name)
    const { put = [], remove = [], empty = false } = changes[name] ?? {}
    if (empty) store.clear()
    for (const id of remove) store.delete(id)
    for (const row of put) store.put(row)
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? fault('database'))
  })
}
