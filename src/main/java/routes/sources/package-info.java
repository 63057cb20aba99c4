/** Sources that ops drop into a folder. In: route files and table files, while the lake runs. Out: sources that run, or one line why not. */
@org.jspecify.annotations.NullMarked
package routes.sources;
