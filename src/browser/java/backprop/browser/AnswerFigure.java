package backprop.browser;

import backprop.exercise.Judgement;
import backprop.exercise.Question;
import backprop.text.Text;
import java.util.List;

/** An exercise's answer, typed where the exercise stands and judged as in the notebook. */
final class AnswerFigure implements LiveFigure {
  static final String NAME = "answer";

  private final Question question;
  private String typed;
  private String solution = ""; // what was typed when it was right; stays
  private Judgement judgement = new Judgement(false, "");

  /**
   * @throws IllegalArgumentException if there is no such exercise, or its answer cannot be typed
   */
  AnswerFigure(LiveState state) {
    String number = state.text("of", "");
    question =
        Question.of(number)
            .orElseThrow(() -> Text.illegal("the answer to %s cannot be typed", number));
    typed = state.text("typed", "");
    try {
      check();
    } catch (IllegalArgumentException e) { // what is kept may be anyone's
      typed = "";
    }
  }

  String number() {
    return question.number();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "Your answer to exercise " + number();
  }

  @Override
  public String question() {
    return "";
  }

  @Override
  public String letters() {
    return "";
  }

  @Override
  public List<String> tries() {
    return List.of();
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"live-formula\">");
    html.append(Controls.text("typed", "Your answer to " + number(), "check"));
    html.append(Controls.button("check", "Check")).append("</div>");
    if (!question.names().isEmpty()) {
      html.append("<div class=\"live-buttons\">a formula in");
      for (String name : question.names()) {
        html.append(" <button type=\"button\" data-insert=\"").append(Text.escaped(name));
        html.append("\">").append(Text.escaped(name)).append("</button>");
      }
      html.append("</div>");
    }
    return html.append("<div data-slot=\"verdict\"></div>").toString();
  }

  @Override
  public void fill(Slots slots) {
    slots.value("typed", typed);
    String[] mark = judgement.solved() ? new String[] {"solved", "✓ "} : new String[] {"less", ""};
    String words = Text.escaped(judgement.words()).replace("\n", "<br>");
    String verdict = "<p class=\"live-verdict " + mark[0] + "\">" + mark[1] + words + "</p>";
    slots.html("verdict", words.isEmpty() ? "" : verdict);
  }

  @Override
  public boolean set(String control, String value) {
    if (control.equals("typed") && !value.equals(typed)) {
      typed = value;
      judgement = new Judgement(false, "");
    } else if (control.equals("check")) {
      if (typed.isBlank()) {
        throw Text.illegal("type your answer first; hints are folded below");
      }
      check();
    }
    return false;
  }

  // a formula that cannot be read is no wrong answer
  private void check() {
    List<String> names = question.names();
    if (typed.isBlank()) {
      return;
    }
    if (question.words()) {
      judgement = question.judge(none -> typed.strip());
    } else {
      Object[] ones = names.stream().map(name -> 1.0).toArray();
      Expression.value(typed, names, ones);
      judgement = question.judge(values -> Expression.value(typed, names, values));
    }
    solution = judgement.solved() ? typed : solution;
  }

  @Override
  public LiveState state() {
    LiveState state = new LiveState().with("of", number());
    return solution.isEmpty() ? state : state.with("typed", solution.replace('&', ' '));
  }

  @Override
  public String java() {
    return "";
  }

  @Override
  public String sentence() {
    return judgement.words();
  }
}
