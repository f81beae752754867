/** Checks a password against one hash. */
export type HashCheck = (plain: string) => Promise<boolean>

/** Makes hashes by one algorithm with given options. */
export interface HashMaker {
  /** The beginning of each hash, which tells the algorithm and the options. */
  readonly head: string
  readonly make: (plain: string) => Promise<string>
  /** A hash of no password, whose check takes as long as that of a true one. */
  readonly decoy: string
}

/** An algorithm of password hashes. */
export interface HashAlgorithm<Options> {
  /** The check of a hash in a form of this algorithm whose cost is bearable; undefined for any other text. */
  readonly read: (text: string) => HashCheck | undefined
  readonly by: (options: Options) => HashMaker
}
