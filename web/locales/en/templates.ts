/** The pages about templates of pages and letters. */
export const templates = {
  templates: {
    of_provider: 'Pages and letters as templates',
    of_client: 'Its pages as templates',
    new: 'Replace a page or letter',
    words: 'In place of the built-in one, drawn beside with sample data. A template runs no code and reaches nothing.',
    body: 'Template',
    insert: 'Insert the built-in one',
    parts: 'It must hold {{required}}; it may hold {{optional}}.',
    subject: 'Subject: {{subject}}',
    reset: 'Reset to the built-in one',
    reset_title: 'Reset “{{name}}”?',
    reset_words: 'The template and its versions are deleted, and people see the built-in one at once.',
    versions: 'Earlier versions',
    compare: 'Compare version {{version}}',
  },
} as const
