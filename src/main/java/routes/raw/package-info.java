/** Reading raw log files. In: the bytes of one object. Out: its records, or the reason why it is unreadable. */
@org.jspecify.annotations.NullMarked
package routes.raw;
