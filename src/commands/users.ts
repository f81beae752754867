import type { Command } from 'commander'
import { randomText } from '#kit/random.ts'
import { ADMINISTRATOR } from '#model/role.ts'
import { type AdministeredTenant, ofTenant } from './administration.ts'
import { firstRows, listRows } from './listed.ts'
import { peopleFileCommands } from './people-files.ts'
import { CommandFailed, type Shell, showRow, showRows } from './shell.ts'

const COLUMNS = ['id', 'username', 'name', 'blocked', 'locked', 'last_login_at']

/** `gatehouse users …` */
export function userCommands(program: Command, shell: Shell): void {
  const users = program.command('users').description('the people who sign in')
  const administer = ofTenant(shell, users)
  peopleFileCommands(users, shell, administer)
  users
    .command('list')
    .description('the newest people, or those that match')
    .option('--search <text>', 'part of a name or username')
    .option('--limit <n>', 'how many', '50')
    .action((options) => administer(async (administration) => showRows(shell, await firstRows(administration, '/api/users', options), COLUMNS)))
  users
    .command('create <username>')
    .description('a new person; a password is made up unless given, shown once, and changed at the first sign-in')
    .option('--password <text>', 'their password')
    .option('--name <text>', 'their full name')
    .option('--administrator', 'give them the administrator role')
    .action((username, options) =>
      administer(async ({ call }) => {
        const password: string = options.password ?? randomText(18)
        const body = {
          username,
          password,
          must_change_password: options.password === undefined,
          ...(options.name ? { name: options.name } : {}),
          ...(options.administrator ? { roles: [ADMINISTRATOR] } : {}),
        }
        const { id } = (await call('POST', '/api/users', body)).data
        showRow(shell, { id, username, ...(options.password === undefined ? { password } : {}) })
      }),
    )
  users
    .command('set-password <username>')
    .description('a new password; made up unless given, and then changed at the next sign-in')
    .option('--password <text>', 'the password')
    .action((username, options) =>
      administer(async (administration) => {
        const id = await findUser(administration, username)
        const password: string = options.password ?? randomText(18)
        await administration.call('PATCH', `/api/users/${id}`, { password, must_change_password: options.password === undefined })
        showRow(shell, { id, username, ...(options.password === undefined ? { password } : {}) })
      }),
    )
  users
    .command('unlock <username>')
    .description('lift the lockout after too many wrong passwords')
    .action((username) =>
      administer(async (administration) => {
        const id = await findUser(administration, username)
        await administration.call('POST', `/api/users/${id}/unlock`)
        shell.tell(`${username} may sign in again.`)
      }),
    )
}

/** Finds the id of the person with this username. */
async function findUser(administration: AdministeredTenant, username: string): Promise<string> {
  for await (const row of listRows(administration, '/api/users', { search: username }))
    if (String(row['username']).toLowerCase() === username.toLowerCase()) return encodeURIComponent(String(row['id']))
  throw new CommandFailed(`There is nobody with the username ${username}.`)
}
