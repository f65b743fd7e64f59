/** Reads what VS Code keeps in the browser between two openings of a window. */

/** Runs in the page: looks for a value in VS Code's databases. */
export async function isKept(pattern: string): Promise<boolean> {
  const wanted = new RegExp(pattern);
  const finished = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await finished(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const values = await finished(database.transaction(store).objectStore(store).getAll());
        if (values.some((value) => wanted.test(String(value)))) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}
