// Imported before everything else: Elysia reads NODE_ENV once, when it is loaded, and answers with details without it.
Bun.env.NODE_ENV ??= 'production'
