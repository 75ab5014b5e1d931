package backprop.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellPartTest {
  private static List<String> magics(String cell) {
    return CellPart.of(cell).stream()
        .filter(part -> part instanceof CellPart.Magic)
        .map(part -> (CellPart.Magic) part)
        .map(magic -> magic.name() + magic.arguments())
        .toList();
  }

  @Test
  void aLineThatStartsAStatementMayBeAMagic() {
    assertEquals(
        List.of("%classpath[a.jar, b c.jar]", "%jars[d/*.jar]"),
        magics("%classpath a.jar \"b c.jar\"\nint x;\n  %jars d/*.jar\nx"));
  }

  @Test
  void remaindersTextAndCommentsAreJava() {
    assertEquals(List.of(), magics("int r = a\n  %b;"));
    assertEquals(List.of(), magics("String s = \"\"\"\n%jars x\n\\\"\"\"\n%jars y\n\"\"\";"));
    assertEquals(List.of(), magics("/*\n%jars x\n*/"));
    assertEquals(List.of("%jars[x]"), magics("char c = '\"'; // \"\n%jars x"));
    assertEquals(List.of("%jars[it's]", "%jars[y]"), magics("%jars it's\n%jars y"));
  }

  @Test
  void stringsCharactersAndCommentsAreNotCode() {
    assertEquals("f( ,  ) +   + g", NotCode.blankOut("f(\"a\\\"b\", '\\'') + /* \" */ + g"));
    assertEquals(
        "s =  ; t =  ;", NotCode.blankOut("s = \"\"\"\n\"x\" \\\"\"\" y\"\"\"; t = \"\";"));
    assertEquals("s =  \nnext", NotCode.blankOut("s = \"never closed\nnext"));
    assertEquals("a  ", NotCode.blankOut("a /* never closed\nb"));
    String text = "\"\"\"\n" + "long \\\" text\n".repeat(100_000) + "\"\"\"";
    assertEquals("a   b", NotCode.blankOut("a " + text + " b"), "without a deep recursion");
  }

  @Test
  void blankingKeepsEveryOffset() {
    assertEquals("       \nint x;", CellPart.javaOnly("%jars a\nint x;"));
  }
}
