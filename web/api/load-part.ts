import { loadTexts } from '../i18n/language.ts'
import { becomeOutdated } from './outdated.ts'
import { answers, loseServer, serverBack } from './reach.ts'

/**
 * Loads a part of the console with the texts that it shows. While the server does not answer, the part waits and is then asked for again. When the server
 * answers and the part is not there, a newer console was installed. The part then waits for the page to be loaded again: failing instead would replace
 * the page and everything typed in it.
 */
export async function loadPart<T>(load: () => Promise<T>, texts = loadTexts): Promise<T> {
  const whole = async () => (await Promise.all([load(), texts()]))[0]
  try {
    return await whole()
  } catch {
    if (!(await answers())) loseServer()
    await serverBack()
    return whole().catch(() => {
      becomeOutdated()
      return new Promise<never>(() => {})
    })
  }
}
