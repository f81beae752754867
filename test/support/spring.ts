import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { temporaryFolder } from './server.ts'
import { compileJava, fetchBy, needPrograms, SPRING_BOOT, toolEnv } from './tools.ts'

const starters = ['web', 'oauth2-client', 'oauth2-resource-server']
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>${SPRING_BOOT}</version></parent>
  <groupId>example</groupId><artifactId>orders</artifactId><version>1</version>
  <dependencies>${starters.map((name) => `<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-${name}</artifactId></dependency>`).join('')}</dependencies>
</project>
`

async function untilUp(base: string, application: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await fetch(base, { redirect: 'manual' }).catch(() => undefined)) return
    if (application.exitCode !== null) throw new Error(`Spring ended with ${application.exitCode}`)
    await wait(100)
  }
  throw new Error('Spring does not answer')
}

/** A compiled application of Spring Boot: its class path, and how it is started with its files of configuration. */
export interface SpringApplication {
  readonly path: string
  start(base: string, files: Readonly<Record<string, string>>): Promise<void>
}

/** Compiles an application of one file, whose class with `main` is `example.NAME`. @throws {NotToBeHad} where Java or Spring is not to be had */
export async function springApplication(t: TestContext, name: string, source: string): Promise<SpringApplication> {
  needPrograms('java', 'javac', 'mvn')
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'pom.xml'), pom)
  writeFileSync(join(cwd, `${name}.java`), source)
  await fetchBy('mvn', ['-q', '-B', 'dependency:build-classpath', '-Dmdep.outputFile=classpath'], { cwd })
  const path = readFileSync(join(cwd, 'classpath'), 'utf8')
  await compileJava([`${name}.java`], path, { cwd })
  return {
    path,
    async start(base, files) {
      for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text)
      const options = { cwd, env: toolEnv, stdio: 'ignore' as const }
      const java = spawn('java', ['-cp', `classes:${path}`, `example.${name}`, `--server.port=${new URL(base).port}`], options)
      t.after(() => java.kill('SIGKILL'))
      await untilUp(base, java)
    },
  }
}

/** A browser at the application: it keeps its one cookie. */
export function browserAt() {
  let cookie = ''
  return async (url: string) => {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  }
}
