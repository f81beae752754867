import { useRef, useState } from 'react'

/** A task that a person started: whether it runs, and why it failed. */
export interface Task {
  readonly busy: boolean
  readonly failure: unknown
  readonly run: (work: () => Promise<void>) => Promise<void>
}

/** Runs one task at a time: a second click does nothing while the first is at work. */
export function useTask(): Task {
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: unknown }>({ busy: false })
  const running = useRef(false)
  const run = async (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setState({ busy: true })
    const failure = await work().then(
      () => undefined,
      (caught: unknown) => caught ?? new Error(),
    )
    running.current = false
    setState({ busy: false, failure })
  }
  return { busy: state.busy, failure: state.failure, run }
}
