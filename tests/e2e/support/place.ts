/** Where the stories' own server stands: its port, and a folder with its database and keys. */
export const port = 4173;
export const serverFolder = 'var/stories';
