import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { temporarilyUnavailable } from '#http/refusal.ts'
import { Full, semaphore } from '#kit/semaphore.ts'

/** A password for the thread that judges. */
export interface ToJudge {
  readonly id: number
  readonly password: string
  /** Words that an attacker tries first for this person. */
  readonly inputs: readonly string[]
}

/** How hard a password is to guess, from 0 to 4, and why it is no harder, in the terms of the library. */
export interface Strength {
  readonly score: number
  readonly reasons: readonly string[]
}
export interface JudgedPassword extends Strength {
  readonly id: number
}

/** The time grows with the length, up to seconds; whatever comes after these characters can only make a password harder to guess. */
const JUDGED = 40
const [LONGEST_TIME, IDLE] = [10_000, 60_000]

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let asked = 0

function start(): Worker {
  const started = new Worker(new URL(`./strength-worker${extname(import.meta.filename)}`, import.meta.url))
  started.unref()
  return started
}

/** Ends the thread, which is started anew when the next password comes. */
function stop(): void {
  worker?.terminate()
  worker = undefined
}

/** Asks the thread. @throws {Error} when it fails or takes too long; it is ended then. */
function ask(password: string, inputs: readonly string[]): Promise<JudgedPassword> {
  clearTimeout(idle)
  worker ??= start()
  const [to, id] = [worker, ++asked]
  return new Promise<JudgedPassword>((resolve, reject) => {
    const late = setTimeout(() => fail(new Error('the judgement of a password took too long')), LONGEST_TIME)
    const done = () => {
      clearTimeout(late)
      to.off('message', take)
      to.off('error', fail)
      idle = setTimeout(stop, IDLE).unref()
    }
    const take = (judged: JudgedPassword) => {
      if (judged.id !== id) return
      done()
      resolve(judged)
    }
    const fail = (error: Error) => {
      done()
      stop()
      reject(error)
    }
    to.on('message', take)
    to.on('error', fail)
    to.postMessage({ id, password, inputs } satisfies ToJudge)
  })
}

// One after the other, in one thread: whoever changes a password waits a moment, and nobody else does.
const inTurn = semaphore(1, 32)

/** Judges how hard a password is to guess (zxcvbn), off the event loop. @throws {Refusal} 503 when too many wait. */
export async function judgeStrength(password: string, inputs: readonly string[]): Promise<Strength> {
  try {
    return await inTurn(() => ask([...password].slice(0, JUDGED).join(''), inputs))
  } catch (cause) {
    throw temporarilyUnavailable(
      cause instanceof Full ? 'too many people choose a password; try again shortly' : 'the password could not be judged; try again',
      cause,
    )
  }
}
