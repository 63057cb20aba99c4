/** Raw objects under better names, for other readers. In: an object of a source that asks for it. Out: its copy in a bucket of ours. */
@org.jspecify.annotations.NullMarked
package routes.copies;
