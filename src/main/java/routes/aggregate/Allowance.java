package routes.aggregate;

import routes.manifest.Manifest;

/** How far passes may go, and who is told what they did. */
public interface Allowance {
    /** As much as there is. */
    Allowance UNBOUNDED = new Allowance() {
        @Override
        public long rows() {
            return Long.MAX_VALUE;
        }

        @Override
        public void committed(Manifest manifest) {}
    };

    /** Rows that may still be committed; at 0 a pass ends before its next commit. */
    long rows();

    /** Told of each commit once its files are put. */
    void committed(Manifest manifest);
}
