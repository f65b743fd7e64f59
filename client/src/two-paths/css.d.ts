/** Style sheets that esbuild bundles next to the script that imports them. */
declare module '*.css';
