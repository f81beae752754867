import type { Texts } from '../en.ts'

/** The pages about templates of pages and letters. */
export const templates: Pick<Texts, 'templates'> = {
  templates: {
    of_provider: 'Pages et lettres en modèles',
    of_client: 'Ses pages en modèles',
    new: 'Remplacer une page ou une lettre',
    words: 'À la place de la nôtre, dessinée à côté avec des exemples. Un modèle n’exécute rien et n’atteint rien.',
    body: 'Modèle',
    insert: 'Insérer le nôtre',
    parts: 'Il doit contenir {{required}} ; il peut contenir {{optional}}.',
    subject: 'Objet : {{subject}}',
    reset: 'Revenir au nôtre',
    reset_title: 'Revenir au nôtre pour « {{name}} » ?',
    reset_words: 'Le modèle et ses versions sont supprimés, et l’on voit aussitôt le nôtre.',
    versions: 'Versions antérieures',
    compare: 'Comparer la version {{version}}',
  },
}
