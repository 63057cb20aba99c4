/** Raw objects of a unit to ORC files, nothing lost and nothing twice. In: a unit. Out: committed manifests, ORC files. */
@org.jspecify.annotations.NullMarked
package routes.aggregate;
