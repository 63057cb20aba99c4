package routes.filters;

import routes.events.S3Object;

/** Decides by an object's bucket and key alone, so an excluded object costs no GET. */
public interface KeyFilter {
    Verdict judge(String source, S3Object object);
}
