import { Failure } from './failure.tsx'

/** A page that could not be drawn. */
export const Crashed = ({ error, reset }: { readonly error: unknown; readonly reset: () => void }) => <Failure failure={error} again={reset} />
