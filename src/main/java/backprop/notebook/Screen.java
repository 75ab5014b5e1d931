package backprop.notebook;

/** Where something can be shown, and replaced later by what is known then. */
public interface Screen {
  /** Shows something below the cell that runs, under an id for {@link #update}. */
  void show(String id, Bundle bundle);

  /** Replaces what was shown under this id. */
  void update(String id, Bundle bundle);
}
