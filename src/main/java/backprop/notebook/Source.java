package backprop.notebook;

import backprop.text.JavaSource;
import backprop.text.Resource;
import backprop.text.Text;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Name;

/**
 * Java source of the library as it is, of a class or a method, packed into the jar when that was
 * built. As the last expression of a cell it shows its text; a notebook never retypes code.
 */
public record Source(String name, String text) {
  private static final String FOLDER = "/sources/";

  /**
   * The source file of a library class.
   *
   * @throws IllegalArgumentException if the jar holds no source of that class
   */
  public static Source show(Class<?> type) {
    return new Source(type.getSimpleName(), file(type));
  }

  /**
   * One method (all of that name) or constructor of a library class, with the comment above it.
   *
   * @throws IllegalArgumentException if the jar holds no source of that class, or there is no
   *     method of that name in it
   */
  public static Source show(Class<?> type, String method) {
    String file = file(type);
    List<String> lines = file.lines().toList();
    JavaSource source = JavaSource.parse(file);
    String text =
        methods(source, method).stream()
            .map(tree -> cut(lines, start(lines, source.firstLine(tree)), source.lastLine(tree)))
            .collect(Collectors.joining("\n\n"));
    Text.refuseIf(text.isEmpty(), "%s has no method '%s' in its source", type.getName(), method);
    return new Source(type.getSimpleName() + "." + method, text);
  }

  /** The methods and constructors of this name, those of nested types too. */
  private static List<MethodTree> methods(JavaSource source, String name) {
    List<MethodTree> found = new ArrayList<>();
    new TreeScanner<Void, Name>() {
      @Override
      public Void visitClass(ClassTree tree, Name outer) {
        return super.visitClass(tree, tree.getSimpleName());
      }

      @Override
      public Void visitMethod(MethodTree tree, Name type) {
        Name own = tree.getName().contentEquals("<init>") ? type : tree.getName();
        if (own.contentEquals(name)) {
          found.add(tree);
        }
        return null; // what a method declares inside is not a member
      }
    }.scan(source.unit(), null);
    return found;
  }

  /** The statement of a library class that stands on a line, counted from 1. */
  static String statement(Class<?> type, int line) {
    String file = file(type);
    JavaSource source = JavaSource.parse(file);
    List<StatementTree> found = new ArrayList<>(); // from the outermost to the innermost
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBlock(BlockTree block, Void nothing) {
        block.getStatements().stream()
            .filter(each -> source.firstLine(each) <= line && line <= source.lastLine(each))
            .forEach(found::add);
        return super.visitBlock(block, nothing);
      }
    }.scan(source.unit(), null);
    StatementTree innermost = found.get(found.size() - 1);
    return cut(file.lines().toList(), source.firstLine(innermost), source.lastLine(innermost));
  }

  private static String cut(List<String> lines, int first, int last) {
    return String.join("\n", lines.subList(first - 1, last)).stripIndent();
  }

  @Override
  public String toString() {
    return text;
  }

  private static String file(Class<?> type) {
    String path = FOLDER + type.getNestHost().getName().replace('.', '/') + ".java";
    String text = Resource.textIfAny(Source.class, path);
    if (text.isEmpty()) {
      throw Text.illegal(
          "the source of %s is not packed with the library: %s is missing; only classes of the library can be shown",
          type.getName(), path);
    }
    return text.stripTrailing();
  }

  // comments directly above belong to it; the parser knows only one of them
  private static int start(List<String> lines, int first) {
    int start = first;
    while (start > 1 && isComment(lines.get(start - 2).strip())) {
      start--;
    }
    return start;
  }

  private static boolean isComment(String line) {
    return line.startsWith("//") && !line.contains("-----")
        || line.startsWith("*")
        || line.startsWith("/*");
  }
}
