import type { Saying } from '../../translator.ts'

/** What is said of a file of people and of its lines. */
export const ofImports: readonly Saying[] = [
  [
    'the uploaded text was removed: it is kept for a week. Upload the file again',
    'le texte envoyé fut effacé : il est gardé une semaine. Envoyez le fichier à nouveau',
  ],
  ['the backend is gone', 'l’annuaire n’existe plus'],
  [
    'who began it is gone or blocked: somebody else can check the file and go on',
    'la personne qui l’a commencée est partie ou bloquée : quelqu’un d’autre peut vérifier le fichier et continuer',
  ],
  [
    'is not an argon2id, bcrypt, PBKDF2 or scrypt hash that can be verified here at a bearable cost',
    'n’est pas un hachage argon2id, bcrypt, PBKDF2 ou scrypt vérifiable ici à un coût supportable',
  ],
  ['stands beside a password: give one of them', 'accompagne un mot de passe : donnez l’un des deux'],
  [
    'is believed only by an import with `proved`, which takes every power over the server',
    'n’est cru que par une importation avec `proved`, qui demande tous les pouvoirs sur le serveur',
  ],
  ['holds nothing', 'ne contient rien'],
  ['the first line names {} columns; at most {} are read', 'la première ligne nomme {} colonnes ; {} au plus sont lues'],
  ['the first line names the column {} twice', 'la première ligne nomme deux fois la colonne {}'],
  ['holds {} cells, and the first line {}', 'contient {} cellules, et la première ligne {}'],
  ['is longer than {} characters', 'dépasse {} caractères'],
  ['is not a JSON object', 'n’est pas un objet JSON'],
  ['is not JSON', 'n’est pas du JSON'],
  ['expected a list of names', 'une liste de noms est attendue'],
  ['line {} has no end: put each person on a line of their own', 'la ligne {} n’a pas de fin : mettez chaque personne sur sa propre ligne'],
  ['the file holds no person', 'le fichier ne contient personne'],
  ['{} is no field that a column can become', '{} n’est pas un champ qu’une colonne peut devenir'],
  ['the next part begins at the character {}', 'la partie suivante commence au caractère {}'],
  ['the file is larger than {} characters: import it in several files', 'le fichier dépasse {} caractères : importez-le en plusieurs fichiers'],
  ['this import is {}: there is nothing to see', 'cette importation est {} : il n’y a rien à voir'],
  ['this import is {}: its columns cannot change now', 'cette importation est {} : ses colonnes ne peuvent changer maintenant'],
  ['this import is {}: it takes no more text', 'cette importation est {} : elle ne prend plus de texte'],
  ['this import is {}', 'cette importation est {}'],
]
