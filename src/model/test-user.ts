import { reference, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The most test users of one application. */
export const MOST_TEST_USERS = 10

/** The fields of people whom a developer made up to try an application with, before it goes live. */
export const testUser = {
  test_client_id: field(reference('client'), {
    doc: 'The application that this test user was made for: they can sign in to it while it is not live, and to nothing else.',
    optional: true,
    writers: 'server',
    find: ['filter'],
    section: 'Access',
  }),
  test_place: field(text(300), {
    doc: 'The application of a test user and a number: unique, so that simultaneous creations make no more than there may be.',
    optional: true,
    writers: 'server',
    readers: [],
    find: ['unique'],
  }),
} as const

/** True for a person whom a developer made up. */
export const isTestUser = ({ test_client_id }: { readonly test_client_id?: string | undefined }): boolean => test_client_id !== undefined

/** The values of `test_place` for an application. */
export const testPlaces = (clientId: string): readonly string[] => Array.from({ length: MOST_TEST_USERS }, (_, at) => `${clientId} ${at + 1}`)
