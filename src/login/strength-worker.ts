import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as french } from '@zxcvbn-ts/language-fr'
import type { JudgedPassword, ToJudge } from './strength.ts'

/** A thread that judges passwords: a judgement may take a second, and the word lists take some hundred megabytes. */
const judge = new ZxcvbnFactory({ dictionary: { ...common, ...english, ...french }, graphs: adjacencyGraphs, l33tMaxSubstitutions: 16 })

parentPort?.on('message', ({ id, password, inputs }: ToJudge) => {
  const { score, feedback } = judge.check(password, [...inputs])
  const judged: JudgedPassword = { id, score, reasons: [...(feedback.warning ? [feedback.warning] : []), ...feedback.suggestions] }
  parentPort?.postMessage(judged)
})
